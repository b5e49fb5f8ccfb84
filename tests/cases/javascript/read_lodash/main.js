const _ = require('lodash');
const relationships = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString());
console.log(_.get(relationships, 'influxdb[0].user')); // expect: NFX201
console.log(_.get(relationships.influxdb[0], 'bucket', 'none')); // expect: NFX202
console.log(_.get(relationships, ['influxdb', 0, 'org'])); // expect: NFX202
