import { influx } from '@app/services/influx';
import reader from './src/reader.js';
console.log(influx().user); // expect: NFX201
console.log(reader.bucket); // expect: NFX202
