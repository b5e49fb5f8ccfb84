export const Injectable = () => (target: any) => target;
