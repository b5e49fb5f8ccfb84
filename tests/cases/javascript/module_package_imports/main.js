import { credentials } from '#lib/credentials';
console.log(credentials.bucket); // expect: NFX202
