#!/usr/bin/env node
var relationships = JSON.parse(new Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString());
var dsn;
if (relationships.influxdb) {
  var i = relationships.influxdb[0];
  dsn = 'http://' + i.user + ':' + i.password + '@' + i.host + ':' + i.port + '/' + i.bucket; // expect: NFX201 NFX202
} else {
  dsn = 'http://localhost:8086/dev';
}
console.log(dsn);
