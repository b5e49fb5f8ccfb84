const rels = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString());
Object.keys(rels).forEach((name) => {
  const [endpoint] = rels[name];
  switch (endpoint.rel) {
    case 'influxdb':
    case 'opensearch':
      console.log(name, endpoint.host);
      return;
    default:
      console.log(name, endpoint.user);
  }
});
