'use strict';

const { summaryOf, Reporter } = require('./lib/reports');

const { influxdb } = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString());
const reporter = new Reporter(influxdb[0]);

function onExit(credentials) {
  const user = () => credentials.user; // expect: NFX201
  return () => console.log(user());
}

process.once('exit', summaryOf(influxdb[0], 'organisation'));
process.once('exit', reporter.finish.bind(reporter));
process.once('exit', onExit(influxdb[0]));
