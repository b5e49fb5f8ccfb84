function run() {
  if (!process.env.PLATFORM_RELATIONSHIPS) { var fallback = { user: 'root', bucket: 'dev' }; return fallback; } // expect: NFX204
  for (var i = 0, all = parse(); i < all.influxdb.length; i += 1) var last = all.influxdb[i];
  return last;
  function parse() { return JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString()); }
}
console.log(run().host, run().user); // expect: NFX201
