export const decode = <T>(name: string): T => {
  const value = process.env[`PLATFORM_${name}`];
  if (value === undefined) throw new Error(`PLATFORM_${name} is missing`);
  return JSON.parse(Buffer.from(value, 'base64').toString()) as T;
};
