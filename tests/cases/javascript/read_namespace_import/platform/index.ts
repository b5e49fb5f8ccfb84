export type Endpoint = { bucket: string; org: string };
export { influx } from './influx';
export { influx as default } from './made';
