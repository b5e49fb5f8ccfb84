import type { Endpoint } from './types';
interface Shape {
  user: string;
  bucket: string;
}
type Relationships = Record<string, Endpoint[]>;
const relationships = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS as string, 'base64').toString()) as Relationships;
const endpoint = relationships.influxdb![0]!;
console.log(endpoint.user!); // expect: NFX201
console.log((endpoint as unknown as Shape).bucket); // expect: NFX202
console.log((<any>endpoint)['org'] satisfies string); // expect: NFX202
function token<T extends { api_token?: string }>(value: T): string | undefined {
  return value.api_token; // expect: NFX202
}
console.log(token<Endpoint>(endpoint));
