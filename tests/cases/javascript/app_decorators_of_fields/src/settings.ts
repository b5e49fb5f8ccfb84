import { Always, FromRelationship } from './from-relationship';

export class Settings {
  @FromRelationship('influxdb', 'host') readonly host!: string;
  @FromRelationship('influxdb', 'user') readonly admin!: string; // expect: NFX201 (read key)
  @FromRelationship('influxdb', 'bucket') readonly bucket!: string; // expect: NFX202 (read key)
  @FromRelationship('database', 'user') readonly user!: string;
  @Always('org') readonly org!: string;
}
