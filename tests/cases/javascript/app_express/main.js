'use strict';
const express = require('./lib/express');
const influx = require('./services/influx');
const routes = require('./routes');
const app = express();
app.locals.influx = influx.createClient();
app.use('/stats', routes(influx));
app.get('/health', (req, res) => {
  res.json({ user: req.user, bucket: req.query.bucket, org: app.locals.influx.org });
});
console.log(JSON.stringify(app.locals.influx));
console.log(influx.describe());
