const rels = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString());
function Influx({ endpoint: { user, bucket = 'none', ...rest }, retries = 3 } = {}) { // expect: NFX201 NFX202
  return [user, bucket, rest.host, retries].join();
}
console.log(Influx({ endpoint: rels.influxdb[0] }));
