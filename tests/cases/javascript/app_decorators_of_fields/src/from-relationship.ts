function endpoint(name: string) {
  return JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS!, 'base64').toString())[name][0];
}

export const FromRelationship = (relationship: string, key: string): PropertyDecorator => (target, property) => {
  Object.defineProperty(target, property, { get: () => endpoint(relationship)[key], enumerable: true }); // read: key
};

export function Always(value: string): PropertyDecorator {
  return (target, property) => {
    Object.defineProperty(target, property, { get: () => value });
  };
}
