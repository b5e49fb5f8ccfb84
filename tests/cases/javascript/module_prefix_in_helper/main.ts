import { decoded, series } from './platform';
const rows = decoded<any>('RELATIONSHIPS').database[0];
console.log(series().user, rows.user, decoded<any>('VARIABLES').bucket ?? 'none'); // expect: NFX201
