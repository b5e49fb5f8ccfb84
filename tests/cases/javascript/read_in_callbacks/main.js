function withEndpoint(name, callback) {
  const rels = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString());
  if (!rels[name]) return callback(new Error('no ' + name));
  return callback(null, rels[name][0]);
}
withEndpoint('influxdb', (error, endpoint) => {
  if (error) throw error;
  console.log(endpoint.bucket); // expect: NFX202
});
withEndpoint('database', (error, { user }) => console.log(user));
withEndpoint('influxdb', function (err, { user, org: o }) { console.log(err, user, o); }); // expect: NFX201 NFX202
