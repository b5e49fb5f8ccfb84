const rels = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString());
const raw = { influx: rels.influxdb[0], sql: rels.database[0] };
const settings = {
  raw,
  influx: { token: raw.influx.api_token, bucket: raw.influx.bucket }, // expect: NFX202 NFX202
  sql: { user: raw.sql.user },
  get(name) { return this[name]; },
};
module.exports = settings;
