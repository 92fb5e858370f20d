import type { Request, Response } from 'express';
import { dayInWords } from '../../../domain/day-in-words.ts';
import { nameIn } from '../../../domain/charter/in-words.ts';
import { dayOf } from '../../../domain/calendar.ts';
import { readCase } from '../../../store/cases.ts';
import { classChangesOf } from '../../../store/class-changes.ts';
import { certificateOfCase } from '../../../store/certificates.ts';
import { contactOfMember } from '../../../store/contacts.ts';
import { membershipsOf, type Member } from '../../../store/members.ts';
import { personsOf } from '../../../store/persons.ts';
import { personsEmployedBy } from '../../../store/register/lists.ts';
import { versionsOfOrganisation } from '../../../store/register/organisations.ts';
import type { Scope } from '../../../store/scope.ts';
import { OrganisationPage } from '../../../web/pages/organisation.tsx';
import type { OrganisationView } from '../../../web/views.ts';
import { hasOwnPage } from '../../applicant/membership-view.ts';
import type { Site } from '../../site.ts';
import { idIn } from '../entered.ts';
import type { Visit } from '../entrance.tsx';
import { showPart } from '../frame.tsx';
import { waysToOpen } from '../open-about.tsx';
import { organisationFacts } from './particulars.ts';
import { evidenceInWords, recordsWaitingFor, versionViews } from './person.tsx';

export async function showOrganisation(
  site: Site,
  request: Request,
  response: Response,
): Promise<void> {
  const id = idIn(request.params, 'organisation');
  await showPart(site, request, response, {
    current: 'people',
    title: 'organisation',
    read: (scope, visit) => organisationView(scope, visit, id),
    page: (view) => <OrganisationPage view={view} />,
  });
}

async function organisationView(
  scope: Scope,
  visit: Visit,
  id: string,
): Promise<Omit<OrganisationView, 'nav'> | undefined> {
  const versions = await versionsOfOrganisation(scope, id);
  const latest = versions.at(-1);
  if (!latest) return undefined;
  const memberships: OrganisationView['memberships'][number][] = [];
  const held = await membershipsOf(scope, id);
  for (const member of held) memberships.push(await membershipView(scope, visit, member));
  const employed = latest.creditCode ? await personsEmployedBy(scope, latest.creditCode) : [];
  return {
    listUrl: `${visit.base}/people`,
    name: latest.name,
    versions: await versionViews(
      scope,
      visit,
      versions.map((version) => ({ ...version, facts: organisationFacts(version) })),
    ),
    actions: [
      {
        url: `${visit.base}/organisations/${id}/change`,
        label: { zh: '变更登记', en: 'Change of particulars' },
      },
      ...held.flatMap((member) => waysToOpen(visit, member)),
    ],
    memberships,
    employees: (await personsOf(scope, employed)).map((person) => ({
      url: `${visit.base}/people/${person.id}`,
      name: person.name,
    })),
    records: await recordsWaitingFor(scope, visit, id),
  };
}

async function membershipView(
  scope: Scope,
  visit: Visit,
  member: Member,
): Promise<OrganisationView['memberships'][number]> {
  const one = member.caseId === null ? undefined : await readCase(scope, member.caseId);
  const certificate = one ? await certificateOfCase(scope, one.id) : undefined;
  const since = member.since ? dayOf(member.since.getTime()) : (member.joined ?? '');
  return {
    class: nameIn(visit.charter, member.class),
    since:
      since === ''
        ? { zh: '加入日期不详', en: 'since when is not known' }
        : { zh: `${dayInWords(since).zh}起`, en: `since ${dayInWords(since).en}` },
    ...(member.until ? { until: member.until.getTime() } : {}),
    ...((await hasOwnPage(scope, member)) && (await contactOfMember(scope, member)).email
      ? {
          link: {
            action: `${visit.base}/representatives/${member.id}/link`,
            hidden: { back: 'organisation' },
          },
        }
      : {}),
    classes: (await classChangesOf(scope, member.id)).map(({ from, to, at, caseId }) => ({
      day: dayOf(at.getTime()),
      from: nameIn(visit.charter, from),
      to: nameIn(visit.charter, to),
      url: `${visit.base}/cases/${caseId}`,
    })),
    evidence: one ? one.number : evidenceInWords(member.evidence ?? 'import'),
    ...(one ? { evidenceUrl: `${visit.base}/cases/${one.id}` } : {}),
    ...(certificate
      ? {
          certificate: certificate.revokedAt
            ? { zh: `${certificate.number}（已收回）`, en: `${certificate.number} (revoked)` }
            : certificate.number,
        }
      : {}),
  };
}
