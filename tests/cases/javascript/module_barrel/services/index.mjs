export { influx } from './influx.mjs';
export { sql } from './sql.mjs';
import * as own from './influx.mjs';
export default own;
