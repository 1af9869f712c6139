/** Why and with what each listed primary is done: by hand, one row for each pair of add-on and primary. */
export interface WorkUp {
	readonly addOn: '1022T' | '1023T' | '1024T';
	readonly primary: string;
	/** What the primary is itself added to, where it is an add-on code of its own kind (a further lesion). */
	readonly first?: string;
	readonly diagnoses: readonly string[];
	/** Where code and diagnosis name a side. */
	readonly side?: 'RT' | 'LT';
	/** Guidance that is billed apart, where the primary does not include it. */
	readonly guidance?: string;
}

const chest: readonly WorkUp[] = [
	{ addOn: '1023T', primary: '20982', diagnoses: ['C79.51'] },
	{ addOn: '1023T', primary: '20983', diagnoses: ['C79.51', 'C34.91'] },
	{ addOn: '1023T', primary: '32400', diagnoses: ['C45.0'], guidance: '77012' },
	{ addOn: '1023T', primary: '32408', diagnoses: ['R91.1'], side: 'RT' },
	{ addOn: '1023T', primary: '32553', diagnoses: ['C34.32'], side: 'LT', guidance: '77002' },
	{ addOn: '1023T', primary: '32554', diagnoses: ['J90'] },
	{ addOn: '1023T', primary: '32555', diagnoses: ['J91.0', 'C34.11'], side: 'RT' },
	{ addOn: '1023T', primary: '32556', diagnoses: ['J86.9'] },
	{ addOn: '1023T', primary: '32557', diagnoses: ['J90', 'C78.02'], side: 'LT' },
	{ addOn: '1023T', primary: '32994', diagnoses: ['C78.01'], side: 'RT' },
	{ addOn: '1023T', primary: '32998', diagnoses: ['C34.12'], side: 'LT' },
	{ addOn: '1023T', primary: '49405', diagnoses: ['J85.3'] },
];

const abdomen: readonly WorkUp[] = [
	{ addOn: '1022T', primary: '20982', diagnoses: ['C79.51'] },
	{ addOn: '1022T', primary: '20983', diagnoses: ['C79.51'] },
	{ addOn: '1022T', primary: '47000', diagnoses: ['K76.89', 'R93.2'] },
	{ addOn: '1022T', primary: '47382', diagnoses: ['C22.0'] },
	{ addOn: '1022T', primary: '47383', diagnoses: ['C78.7', 'C18.9'] },
	{ addOn: '1022T', primary: '48102', diagnoses: ['K86.89'] },
	{ addOn: '1022T', primary: '49180', diagnoses: ['R19.00'] },
	{ addOn: '1022T', primary: '49405', diagnoses: ['K65.1'] },
	{ addOn: '1022T', primary: '49411', diagnoses: ['C25.0'], guidance: '77012' },
	{ addOn: '1022T', primary: '50200', diagnoses: ['N28.89'], side: 'RT' },
	{ addOn: '1022T', primary: '50592', diagnoses: ['C64.1'], side: 'RT' },
	{ addOn: '1022T', primary: '50593', diagnoses: ['C64.2'], side: 'LT' },
	{ addOn: '1022T', primary: '64625', diagnoses: ['M46.1'], side: 'LT' },
];

const softTissue: readonly WorkUp[] = [
	{ addOn: '1024T', primary: '0581T', diagnoses: ['C50.411'], side: 'RT' },
	{ addOn: '1024T', primary: '0673T', diagnoses: ['E04.1'] },
	{ addOn: '1024T', primary: '10030', diagnoses: ['L02.31'] },
	{ addOn: '1024T', primary: '10035', diagnoses: ['R59.0'] },
	{ addOn: '1024T', primary: '10036', first: '10035', diagnoses: ['R59.0'] },
	{ addOn: '1024T', primary: '19081', diagnoses: ['R92.1', 'N63.11'], side: 'RT' },
	{ addOn: '1024T', primary: '19082', first: '19081', diagnoses: ['R92.1'], side: 'LT' },
	{ addOn: '1024T', primary: '19083', diagnoses: ['N63.21'], side: 'LT' },
	{ addOn: '1024T', primary: '19084', first: '19083', diagnoses: ['N63.11'], side: 'RT' },
	{ addOn: '1024T', primary: '19085', diagnoses: ['R92.8'], side: 'RT' },
	{ addOn: '1024T', primary: '19086', first: '19085', diagnoses: ['R92.8'], side: 'RT' },
	{ addOn: '1024T', primary: '19105', diagnoses: ['D24.2'], side: 'LT' },
	{ addOn: '1024T', primary: '19281', diagnoses: ['D05.11'], side: 'RT' },
	{ addOn: '1024T', primary: '19282', first: '19281', diagnoses: ['D05.12'], side: 'LT' },
	{ addOn: '1024T', primary: '19283', diagnoses: ['C50.412'], side: 'LT' },
	{ addOn: '1024T', primary: '19284', first: '19283', diagnoses: ['C50.412'], side: 'LT' },
	{ addOn: '1024T', primary: '19285', diagnoses: ['C50.911'], side: 'RT' },
	{ addOn: '1024T', primary: '19286', first: '19285', diagnoses: ['C50.911'], side: 'RT' },
	{ addOn: '1024T', primary: '19287', diagnoses: ['N60.91'], side: 'RT' },
	{ addOn: '1024T', primary: '19288', first: '19287', diagnoses: ['N60.92'], side: 'LT' },
	{ addOn: '1024T', primary: '60100', diagnoses: ['E04.1'] },
	{ addOn: '1024T', primary: '60660', diagnoses: ['E04.1', 'E04.2'] },
	{ addOn: '1024T', primary: '60661', first: '60660', diagnoses: ['E04.2'] },
];

export const workUps: readonly WorkUp[] = [...chest, ...abdomen, ...softTissue];
