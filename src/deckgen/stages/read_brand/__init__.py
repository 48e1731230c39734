"""brand: brand.yaml -> Brand, on the layouts of a template where it names one."""
