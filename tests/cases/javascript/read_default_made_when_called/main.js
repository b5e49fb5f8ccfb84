const relationships = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString());

function url(endpoint = { ...relationships.influxdb[0], secure: false }) {
  return `${endpoint.secure ? 'https' : 'http'}://${endpoint.host}/${endpoint.bucket}`; // expect: NFX202
}

function both(found = { endpoint: relationships.influxdb[0] }, user = found.endpoint.user) { // expect: NFX201
  return `${user} of ${found.endpoint.org}`; // expect: NFX202
}

function own(found = { user: 'ada', org: 'ours' }) {
  return `${found.user} of ${found.org}`;
}

console.log(url(), both(), own());
