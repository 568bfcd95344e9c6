import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** Of a server: its private key and its certificate, as PEM. */
export interface Identity {
  readonly key: string;
  readonly cert: string;
}

/** The form is that of RFC 5280, in DER: Node makes keys and signatures, but no certificates. */
function makeSelfSigned(): Identity {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const ecdsaWithSha256 = sequence(Buffer.from('06082a8648ce3d040302', 'hex'));
  const name = sequence(tagged(0x31, sequence(commonName, tagged(0x0c, Buffer.from('localhost')))));
  const dayMs = 86_400_000;
  const body = sequence(
    tagged(0xa0, Buffer.from('020102', 'hex')), // version 3
    tagged(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    ecdsaWithSha256,
    name,
    sequence(time(Date.now() - dayMs), time(Date.now() + 7 * dayMs)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    tagged(0xa3, sequence(isAuthority, alternativeNames())),
  );
  const signature = tagged(
    0x03,
    Buffer.concat([Buffer.from([0]), sign('sha256', body, privateKey)]),
  );
  const der = sequence(body, ecdsaWithSha256, signature).toString('base64');
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${der.replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`,
  };
}

const commonName = Buffer.from('0603550403', 'hex');
/**
 * Basic constraints, critical: a runner that trusts it as an authority trusts what it signed, which
 * is itself.
 */
const isAuthority = Buffer.from('300f0603551d130101ff040530030101ff', 'hex');

function alternativeNames(): Buffer {
  const names = ['localhost', 'prolific.test', 'github.test'].map((name) =>
    tagged(0x82, Buffer.from(name)),
  );
  const all = sequence(...names, tagged(0x87, Buffer.from([127, 0, 0, 1])));
  return sequence(Buffer.from('0603551d11', 'hex'), tagged(0x04, all));
}

/** UTCTime: `YYMMDDHHMMSSZ` */
function time(ms: number): Buffer {
  const digits = new Date(ms).toISOString().replace(/\D/g, '').slice(2, 14);
  return tagged(0x17, Buffer.from(`${digits}Z`));
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return tagged(0x30, ...parts);
}

/** One value in DER: its tag, its length in as few bytes as it takes, what it holds. */
function tagged(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

/**
 * Made on the spot, the same for all servers of this process: for `localhost`, `prolific.test`,
 * `github.test` and 127.0.0.1, from yesterday for a week. Nobody trusts it who is not told to.
 */
export const selfSigned = makeSelfSigned();
