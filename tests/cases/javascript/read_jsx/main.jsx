const influx = JSON.parse(atob(process.env.PLATFORM_RELATIONSHIPS)).influxdb[0];
const React = { createElement: (make, properties, ...children) => (typeof make === 'function' ? make({ ...properties, children }) : [properties, children]) };
const Status = ({ endpoint, name }) => <b title={endpoint.org}>{name}</b>; // expect: NFX202
console.log(JSON.stringify(<Status endpoint={influx} name={influx.user} />)); // expect: NFX201
