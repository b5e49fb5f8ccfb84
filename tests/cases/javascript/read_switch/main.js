const relationships = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString());
for (const [endpoint] of Object.values(relationships)) {
  switch (endpoint.scheme === 'http' ? endpoint.rel : '') {
    case 'elasticsearch':
      console.log(endpoint.user);
      break;
    default:
      console.log(endpoint.host);
  }
  switch (endpoint.rel) {
    case 'influxdb':
      console.log(endpoint.user); // expect: NFX201
      break;
    case 'postgresql':
      console.log(endpoint.user);
      break;
  }
}
