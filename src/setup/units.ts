import { enterMember } from '../store/members.ts';
import { newOrganisation } from '../store/register/organisations.ts';
import type { Scope } from '../store/scope.ts';

/** A unit that is a member from the first day: 发起单位. */
export type NewUnit = {
  readonly name: string;
  readonly creditCode: string;
  readonly kind: string;
  readonly class: string;
  readonly address: string;
  readonly liaison: { readonly name: string; readonly email: string; readonly phone: string };
};

/** Founders come in with their class and their document; nobody votes on them (X-Q23). */
export async function importUnit(scope: Scope, unit: NewUnit): Promise<void> {
  const { name, kind, creditCode, liaison } = unit;
  const basis = { evidence: 'import', by: null };
  const { organisation } = await newOrganisation(
    scope,
    {
      name,
      kind,
      creditCode,
      details: {
        'organisation-name': name,
        'credit-code': creditCode,
        address: unit.address,
        'liaison-name': liaison.name,
        'liaison-email': liaison.email,
        'liaison-phone': liaison.phone,
      },
    },
    basis,
  );
  const entered = await enterMember(scope, {
    ...basis,
    organisation,
    class: unit.class,
    kind,
    name,
    duesYuan: 0,
    since: scope.now,
    founder: true,
  });
  if (entered.kind !== 'entered') throw new Error(`${name} is to be set up twice`);
}
