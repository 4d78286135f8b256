import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Unit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=10, verbose_name='Mã')),
                ('full_name', models.CharField(max_length=120, verbose_name='Tên')),
                ('folded', models.CharField(db_index=True, editable=False, max_length=120)),
                ('sort_key', models.CharField(editable=False, max_length=200)),
                ('kind', models.CharField(choices=[('PROVINCE', 'Tỉnh'), ('CITY', 'Thành phố trực thuộc trung ương'), ('DISTRICT', 'Huyện'), ('TOWN', 'Thị xã'), ('PROVINCIAL_CITY', 'Thành phố thuộc tỉnh'), ('COMMUNE', 'Xã'), ('WARD', 'Phường'), ('TOWNSHIP', 'Thị trấn'), ('SPECIAL_ZONE', 'Đặc khu')], max_length=20, verbose_name='Loại')),
                ('valid_from', models.DateField(blank=True, null=True, verbose_name='Từ ngày')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='Đến trước ngày')),
                ('decree', models.CharField(blank=True, max_length=200, verbose_name='Văn bản')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='places.unit')),
            ],
            options={
                'verbose_name': 'Đơn vị hành chính',
                'indexes': [models.Index(fields=['parent', 'sort_key'], name='unit_in_order')],
                'constraints': [models.UniqueConstraint(fields=('code', 'valid_from'), name='unit_once_a_period'), models.UniqueConstraint(condition=models.Q(('valid_from__isnull', True)), fields=('code',), name='unit_without_start_once'), models.CheckConstraint(condition=models.Q(('valid_from__isnull', True), ('valid_to__isnull', True), ('valid_to__gt', models.F('valid_from')), _connector='OR'), name='unit_ends_after_it_starts')],
            },
        ),
        migrations.CreateModel(
            name='UnitSuccession',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partial', models.BooleanField(default=False, verbose_name='Chỉ một phần')),
                ('new', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='origins', to='places.unit')),
                ('old', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='successions', to='places.unit')),
            ],
            options={
                'verbose_name': 'Sáp nhập, chia tách',
                'constraints': [models.UniqueConstraint(fields=('old', 'new'), name='unit_succession_once'), models.CheckConstraint(condition=models.Q(('old', models.F('new')), _negated=True), name='unit_never_succeeds_itself')],
            },
        ),
    ]
