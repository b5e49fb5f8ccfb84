const { exec, execSync, spawn, spawnSync } = require("node:child_process");
const { promisify } = require("node:util");

const decoded = "echo $PLATFORM_RELATIONSHIPS | base64 --decode";
console.log(execSync(`echo $PLATFORM_RELATIONSHIPS | base64 --decode | jq -r '.influxdb[0].org'`).toString()); // expect: NFX202

const raw = Buffer.from(process.env.PLATFORM_RELATIONSHIPS, "base64");
console.log(spawnSync("jq", ["-r", ".influxdb[0].user"], { input: raw }).stdout.toString()); // expect: NFX201

function finished(command) {
  return new Promise((resolve) => exec(command, (error, stdout) => resolve(JSON.parse(stdout))));
}

function answer() {
  const child = spawn("sh", ["-c", "echo $PLATFORM_RELATIONSHIPS | base64 --decode | jq -r '.influxdb[0].api_token'"]); // expect: NFX202
  return new Promise((resolve) => child.stdout.on("data", (chunk) => resolve(chunk.toString())));
}

async function main() {
  const { stdout } = await promisify(exec)(decoded);
  console.log(JSON.parse(stdout).influxdb[0].org); // expect: NFX202
  const influx = await finished(`${decoded} | jq -c '.influxdb[0]'`);
  console.log(influx.bucket); // expect: NFX202
  console.log(await answer());
}

main();
