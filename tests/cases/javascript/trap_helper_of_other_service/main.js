const rels = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString());
const get = (name) => rels[name] && rels[name][0];
const sql = get('database');
const { user, path: bucket } = sql;
console.log(user, bucket, get('influxdb').host, get(process.argv[2] || 'database').user);
