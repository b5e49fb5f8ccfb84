import { relationship } from './platform.mjs';
export const influx = relationship('influxdb');
