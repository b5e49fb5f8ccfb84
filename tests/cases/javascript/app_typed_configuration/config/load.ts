export function load<T>(relationship: string): T | undefined {
  const encoded = process.env.PLATFORM_RELATIONSHIPS;
  if (encoded === undefined) {
    return undefined;
  }
  const decoded: Record<string, T[]> = JSON.parse(Buffer.from(encoded, 'base64').toString('utf8'));
  return decoded[relationship]?.[0];
}
