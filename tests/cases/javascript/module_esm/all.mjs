export * from './endpoint.mjs';
export { default } from './endpoint.mjs';
