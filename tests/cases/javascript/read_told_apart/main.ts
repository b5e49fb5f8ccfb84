type Endpoint = { user: string; org: string; bucket: string };
type Loaded = { kind: 'local' | 'platform'; endpoint: Endpoint } | { kind: 'none'; error: string };
type Result<T> = { ok: true; value: T } | { ok: false; value: { org: string } };

const relationships = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS!, 'base64').toString());

function load(): Loaded {
  if (process.env.LOCAL) return { kind: 'local', endpoint: { user: 'me', org: 'mine', bucket: 'own' } };
  if (!relationships.influxdb) return { kind: 'none', error: 'no relationship' };
  return { kind: 'platform', endpoint: relationships.influxdb[0] };
}

const loaded = load();
if (loaded.kind === 'platform') console.log(loaded.endpoint.org); // expect: NFX202
if (loaded.kind === 'local') console.log(loaded.endpoint.org);
switch (loaded.kind) {
  case 'none':
    console.log(loaded.error);
    break;
  case 'local':
    console.log(loaded.endpoint.user);
    break;
  default:
    console.log(loaded.endpoint.user); // expect: NFX201
}

class Ok {
  readonly ok = true as const;
  constructor(readonly value: Endpoint) {}
}
class Failed {
  readonly ok = false as const;
  constructor(readonly value: { org: string }) {}
}
const map = <A, B>(result: Result<A>, made: (value: A) => B): Result<B> =>
  result.ok ? { ok: true, value: made(result.value) } : result;

const made = relationships.influxdb ? new Ok(relationships.influxdb[0]) : new Failed({ org: 'none' });
const address = map(made, (endpoint) => ({ org: `org=${endpoint.org}` })); // expect: NFX202
console.log(address.value.org);
if (made.ok) console.log(made.value.bucket); // expect: NFX202
else console.log(made.value.org);

const sources = [
  { type: 'sql', endpoint: relationships.database[0] },
  { type: 'series', endpoint: relationships.influxdb[0] },
];
for (const source of sources) {
  if (source.type === 'sql') console.log(typeof source.endpoint.user);
  else console.log(source.endpoint.user); // expect: NFX201
}
for (const { type, endpoint } of sources) console.log(type === 'sql' ? typeof endpoint.user : endpoint.host);
console.log(sources.map((each) => (each.type === 'series' ? each.endpoint.org : ''))); // expect: NFX202
