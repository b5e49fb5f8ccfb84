const relationships = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString());
function show(label, first, ...others) {
  console.log(label, first.user, others.length); // expect: NFX201
}
show('influx', ...relationships.influxdb);
show.apply(null, ['again', relationships.influxdb[0]]);
show.call(null, 'once more', relationships.influxdb[0], 1);
