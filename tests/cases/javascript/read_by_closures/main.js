function factory(env) {
  const rels = JSON.parse(Buffer.from(env.PLATFORM_RELATIONSHIPS, 'base64').toString());
  const get = (name) => (key, otherwise) => {
    const value = rels[name][0][key];
    return value === undefined ? otherwise : value;
  };
  return { influx: get('influxdb'), sql: get('database') };
}
const { influx, sql } = factory(process.env);
console.log(influx('user', 'nobody')); // expect: NFX201
console.log(sql('user'), influx('host'));
