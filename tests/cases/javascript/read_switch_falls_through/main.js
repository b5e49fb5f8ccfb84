const rels = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString());
const dsn = (e) => {
  switch (e.type.split(':')[0]) {
    case 'influxdb':
      return `${e.user}@${e.host}`; // expect: NFX201
    case 'mysql':
    case 'postgresql':
      return `sql:${e.user}@${e.host}`;
    default:
      return e.host;
  }
};
console.log(Object.values(rels).map(([e]) => dsn(e)).join(' '));
