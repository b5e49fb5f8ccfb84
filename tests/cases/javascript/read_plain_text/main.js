const relationships = JSON.parse(process.env.PLATFORM_RELATIONSHIPS || '{}');
console.log(relationships.influxdb[0].user); // expect: NFX201
