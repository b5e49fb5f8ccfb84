import { Influx } from './influx.mjs';
const influx = Influx.fromEnvironment();
console.log(influx.toString(), influx.options.bucket);
console.log((await influx.query('SELECT 1')).org);
