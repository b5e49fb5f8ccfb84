import { relationship } from './platform.mjs';
export const sql = relationship('database');
