import * as platform from './platform';
import defaults, { type Endpoint } from './platform';
const read = (endpoint: Endpoint): string => endpoint.bucket; // expect: NFX202
console.log(read(platform.influx()), defaults.org); // expect: NFX202
