const endpoint = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString()).influxdb[0];
{
  const endpoint = { user: 'inner', bucket: 'inner' };
  console.log(endpoint.user, endpoint.bucket);
}
function show(endpoint) {
  return endpoint.user;
}
console.log(show({ user: 'given' }), endpoint.host);
