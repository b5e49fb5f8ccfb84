import { influx as make } from './influx';
export const influx = make();
