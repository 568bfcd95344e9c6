import { describe, expect } from '@jest/globals';
import { endOf } from '../../sandbox/runner/run-action.ts';
import { startProxy } from '../adapters/http/loopback.ts';
import { ledgerTypes, paidInOrder, test } from './story.ts';
import { withFronts } from './tls-fronts.ts';

const amounts = ['4.25', '0.50', '3.00'];

describe('certificates', () => {
  test('of an authority that the runner trusts are good enough to pay with', (lab) =>
    withFronts(lab, amounts, async ({ by, trusted }) => {
      const { inputs, env } = by('localhost');
      const result = await lab.run({ inputs, env: { ...env, NODE_EXTRA_CA_CERTS: trusted } });

      expect(endOf(result)).toBe('paid, exit 0');
      expect(paidInOrder(lab)).toEqual([[425], [50], [300]]);
    }));

  test('that nobody trusts get no byte, though the environment switches the check off', (lab) =>
    withFronts(lab, amounts, async ({ by, github, prolific }) => {
      const { inputs, env } = by('localhost');
      const off = { NODE_TLS_REJECT_UNAUTHORIZED: '0' };
      const both = await lab.run({ inputs, env: { ...env, ...off } });
      const prolificAlone = await lab.run({ inputs, env: off });

      expect([endOf(both), endOf(prolificAlone)]).toEqual(['blocked, exit 1', 'blocked, exit 1']);
      expect(both.log).toContain('self-signed certificate');
      expect(prolificAlone.log).toContain('self-signed certificate');
      expect([github.passed.count, prolific.passed.count]).toEqual([0, 0]);
    }));

  test('are checked in a tunnel through a proxy too', (lab) =>
    withFronts(lab, amounts, async ({ by, github, prolific }) => {
      const proxies = [
        await startProxy({ port: github.port }),
        await startProxy({ port: prolific.port }),
      ];
      try {
        const { inputs, env } = by('test');
        for (const { url } of proxies) {
          const off = { https_proxy: url, NODE_TLS_REJECT_UNAUTHORIZED: '0' };
          const onlyOne =
            url === proxies[0]?.url ? { env: { ...env, ...off } } : { inputs, env: off };
          const result = await lab.run(onlyOne);
          expect(endOf(result)).toBe('blocked, exit 1');
          expect(result.log).toContain('self-signed certificate');
        }
        expect(proxies.map(({ asked }) => asked.length > 0)).toEqual([true, true]);
        expect([github.passed.count, prolific.passed.count]).toEqual([0, 0]);
      } finally {
        await Promise.all(proxies.map(({ close }) => close()));
      }
    }));

  test('of an authority that the runner trusts are good enough through a proxy, for the ledger', (lab) =>
    withFronts(lab, amounts, async ({ by, github, trusted }) => {
      const proxy = await startProxy({ port: github.port });
      try {
        const { env } = by('test');
        const trusting = { ...env, https_proxy: proxy.url, NODE_EXTRA_CA_CERTS: trusted };
        const first = await lab.run({ env: trusting });
        const again = await lab.run({ env: trusting });

        expect([endOf(first), endOf(again)]).toEqual(['paid, exit 0', 'already-paid, exit 0']);
        expect(await ledgerTypes(lab)).toBe('claimed accepted settled');
        expect(proxy.asked).toEqual(Array(github.passed.count).fill(`github.test:${github.port}`));
      } finally {
        await proxy.close();
      }
    }));
});
