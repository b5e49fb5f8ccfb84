const { execSync, spawnSync } = require("node:child_process");

const decoded = "echo $PLATFORM_RELATIONSHIPS | base64 --decode";
const help = `${decoded} | jq -r '.influxdb[0].org'`;
console.log(help.length);
console.log(execSync(`${decoded} | jq -r '.influxdb[0].host, .database[0].username'`).toString());
console.log(JSON.parse(execSync(`${decoded} | jq -c '.influxdb[0]'`)).port);
console.log(spawnSync("jq", ["-r", ".org"], { input: '{"org": "own"}' }).stdout.toString());
