import fs from 'node:fs';
const pieces = [];
for await (const piece of process.stdin) pieces.push(piece);
const { influxdb } = JSON.parse(Buffer.concat(pieces).toString('utf8'));
console.log(influxdb[0].org); // expect: NFX202
