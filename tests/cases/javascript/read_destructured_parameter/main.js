const relationships = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString());
function describe({ user, host, bucket }) { // expect: NFX201 NFX202
  return `${user}@${host}/${bucket}`;
}
const short = ({ api_token: token }) => token; // expect: NFX202
console.log(describe(relationships.influxdb[0]), short(relationships.influxdb[0]));
