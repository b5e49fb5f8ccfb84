import endpoint, { user as name, bucket } from './endpoint.mjs';
import * as all from './all.mjs';
console.log(endpoint.org, name, bucket()); // expect: NFX202
console.log(all.default.api_token, all.renamed.host, all.user); // expect: NFX202
const lazy = await import('./endpoint.mjs');
console.log(lazy.default.user); // expect: NFX201
