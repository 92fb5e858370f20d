import { request } from 'node:http';

/** Posts a form and gives back status and text. @param {import('node:http').Agent} agent */
export function post(port, agent, path, { body, ...headers }) {
  return new Promise((resolve, reject) => {
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const asked = request(
      { port, agent, path, method: 'POST', headers: { ...form, ...headers } },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (chunk) => (text += chunk));
        answer.on('end', () => resolve({ status: answer.statusCode, text }));
      },
    );
    asked.on('error', reject).end(body);
  });
}
