const env = Object.assign((name, other) => process.env[name] ?? other, { int: (name, other) => Number(process.env[name] ?? other) });
const plugins = require('./config/plugins')({ env });
console.log(JSON.stringify(plugins));
