const influx = JSON.parse(atob(process.env.PLATFORM_RELATIONSHIPS)).influxdb[0];
const React = { createElement: (name, properties, ...children) => ({ name, properties, children }) };
const Card = ({ user, bucket, children }) => <p title={user}>{bucket} {children} endpoint.user</p>;
const shown = <Card user="me" bucket={influx.host}>{'org'}</Card>;
console.log(shown.properties.user, shown.properties.bucket);
