import { influx, sql as database, default as all } from './services/index.mjs';
console.log(influx.user, database.user, all.influx.bucket); // expect: NFX201 NFX202
