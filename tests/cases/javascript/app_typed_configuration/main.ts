import config from './config';
import { connect } from './db/influx';
console.log(config.influx.url, config.influx.bucket, config.influx.org, connect(config.influx));
